/** Times generated networks beside other engines on the same numbers: {@link dev.deltarule.benchmarks.Main}. */
package dev.deltarule.benchmarks;
