/** A network in plain loops, straight from the formulas: the oracle that generated code is compared with. */
package dev.deltarule.runtime.reference;
