/** How it is measured: a child process for each peer and round, which reports numbers to check and times. */
package dev.deltarule.benchmarks.run;
