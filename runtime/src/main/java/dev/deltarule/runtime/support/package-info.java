/** What generated networks call. Not meant for users. */
package dev.deltarule.runtime.support;
