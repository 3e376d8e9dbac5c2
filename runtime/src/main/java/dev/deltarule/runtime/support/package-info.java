/** What generated networks call, and what the packages of the runtime share. Not meant for users. */
package dev.deltarule.runtime.support;
