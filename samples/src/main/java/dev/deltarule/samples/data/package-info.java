/** Reading the data sets of the samples: IDX files and tables of numbers with a label. */
package dev.deltarule.samples.data;
