/** Keeps the documentation true. */
package dev.deltarule.processor.docs;
