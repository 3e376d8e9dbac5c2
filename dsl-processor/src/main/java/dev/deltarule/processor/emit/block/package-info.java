/** What is done with blocks of examples, whoever writes the steps: loops over blocks, shares of workers, steps of gradient descent. */
package dev.deltarule.processor.emit.block;
