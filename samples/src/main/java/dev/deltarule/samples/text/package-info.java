/** Tables, curves and confusion matrices as plain text of at most 80 columns. */
package dev.deltarule.samples.text;
