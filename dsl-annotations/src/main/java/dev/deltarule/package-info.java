/**
 * The language in which a network is declared: {@link dev.deltarule.Network} and {@link dev.deltarule.Layer} on an
 * interface, and the enums they speak of.
 */
package dev.deltarule;
