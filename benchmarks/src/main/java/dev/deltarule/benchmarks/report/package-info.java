/** What comes out: the table, the CSV file and the chart. */
package dev.deltarule.benchmarks.report;
