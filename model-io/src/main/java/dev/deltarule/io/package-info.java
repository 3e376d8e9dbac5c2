/** Trained networks in files: safetensors, written whole or not at all, and checked before anything is used. */
package dev.deltarule.io;
