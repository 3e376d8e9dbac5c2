/** What generated networks call, and what the runtime and the modules that build on it share. Not meant for users. */
package dev.deltarule.runtime.support;
