/** One weight found by gradient descent. */
package dev.deltarule.samples.deltarule;
