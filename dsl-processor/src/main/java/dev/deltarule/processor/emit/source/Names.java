package dev.deltarule.processor.emit.source;

import dev.deltarule.processor.plan.NetworkPlan;
import java.util.Set;

/** Names of private methods, apart from those of the user's interface. */
public final class Names {
    private final Set<String> taken;

    public Names(NetworkPlan plan) {
        this.taken = plan.surroundings().methodNames();
    }

    /** The name of a private method, unless the interface has one of that name. */
    public String method(String name) {
        String free = name;
        while (taken.contains(free)) {
            free += "_";
        }
        return free;
    }
}
