/** Decides names, offsets and the strategy of each layer; knows neither the compiler nor JavaPoet. */
package dev.deltarule.processor.plan;
