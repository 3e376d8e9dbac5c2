/** Networks to read and run. */
package dev.deltarule.samples;
