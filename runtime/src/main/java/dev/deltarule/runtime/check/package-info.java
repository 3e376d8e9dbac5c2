/** Checks of a network's arithmetic. */
package dev.deltarule.runtime.check;
