/** The engines on the JVM behind one interface, {@link dev.deltarule.benchmarks.peer.Peer}. */
package dev.deltarule.benchmarks.peer;
