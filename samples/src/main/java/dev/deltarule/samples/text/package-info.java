/** Curves and bars as plain text of at most 80 columns. */
package dev.deltarule.samples.text;
