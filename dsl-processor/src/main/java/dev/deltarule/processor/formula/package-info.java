/** Formulas that are stated once and become both comments and code. */
package dev.deltarule.processor.formula;
