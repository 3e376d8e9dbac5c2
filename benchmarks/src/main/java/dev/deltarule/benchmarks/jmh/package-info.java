/** The peers on the JVM under JMH. */
package dev.deltarule.benchmarks.jmh;
