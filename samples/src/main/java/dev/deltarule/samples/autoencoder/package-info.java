/** Pictures squeezed through a few numbers. */
package dev.deltarule.samples.autoencoder;
