/** Exact text of generated sources, which is also how one reads what the processor writes. */
package dev.deltarule.processor.golden;
