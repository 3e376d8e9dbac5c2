/** What every generated network promises beside its numbers. */
package dev.deltarule.processor.contract;
