/** One small file per activation, and the catalogue of them. */
package dev.deltarule.processor.activation;
