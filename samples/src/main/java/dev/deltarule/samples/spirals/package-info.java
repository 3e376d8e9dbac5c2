/** Three spirals. */
package dev.deltarule.samples.spirals;
