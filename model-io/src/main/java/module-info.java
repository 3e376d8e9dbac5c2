/** Trained networks in files: safetensors, written whole or not at all, and checked before anything is used. */
module dev.deltarule.io {
    requires com.fasterxml.jackson.core;
    requires transitive dev.deltarule.runtime;

    exports dev.deltarule.io;
}
