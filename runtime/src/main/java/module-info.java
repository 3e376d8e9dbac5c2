/** What a generated network implements, and what creates and trains it. */
module dev.deltarule.runtime {
    requires transitive dev.deltarule.annotations;

    exports dev.deltarule.runtime;
}
