/** A program on the module path; its networks are where the runtime may create them. */
module consumer {
    requires transitive dev.deltarule.runtime;

    exports consumer.api;
}
