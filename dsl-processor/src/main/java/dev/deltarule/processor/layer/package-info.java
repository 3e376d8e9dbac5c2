/** One file for each kind of layer: its lowering to steps, forward and backward side by side. */
package dev.deltarule.processor.layer;
