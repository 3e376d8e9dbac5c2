/** Finding the data sets of the samples. */
package dev.deltarule.samples.data;
