/** Examples from files: CSV, IDX, and rows of numbers that memory need not hold. */
package dev.deltarule.data;
