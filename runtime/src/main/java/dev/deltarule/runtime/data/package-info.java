/** Examples to learn from. */
package dev.deltarule.runtime.data;
