/** What is computed: networks, workloads, their data, and the plain loops that every peer is held against. */
package dev.deltarule.benchmarks.work;
