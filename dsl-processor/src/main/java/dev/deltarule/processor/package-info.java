/** The annotation processor: annotations are read into a spec, planned, and written as source. */
package dev.deltarule.processor;
