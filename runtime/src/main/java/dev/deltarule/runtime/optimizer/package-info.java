/** Rules by which a gradient changes the parameters. */
package dev.deltarule.runtime.optimizer;
