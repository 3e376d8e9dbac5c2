/** What a network computes, as typed steps over named buffers; no word about how. */
package dev.deltarule.processor.program;
