/** What a generated network implements, and what creates and trains it. */
module dev.deltarule.runtime {
    requires transitive dev.deltarule.annotations;
    requires transitive dev.deltarule.kernels;

    exports dev.deltarule.runtime;
    exports dev.deltarule.runtime.check;
    exports dev.deltarule.runtime.data;
    exports dev.deltarule.runtime.metrics;
    exports dev.deltarule.runtime.optimizer;
    exports dev.deltarule.runtime.selection;
    exports dev.deltarule.runtime.support;
    exports dev.deltarule.runtime.train;
}
