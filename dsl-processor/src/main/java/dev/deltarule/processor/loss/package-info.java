/** One small file per loss, and the catalogue of them. */
package dev.deltarule.processor.loss;
