/** What a generated network implements and how one is created. */
package dev.deltarule.runtime;
