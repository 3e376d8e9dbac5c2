/** What all emitters write Java with: statements, names, types. */
package dev.deltarule.processor.emit.source;
