package dev.deltarule.processor.limits;

import dev.deltarule.runtime.Model;
import dev.deltarule.runtime.Models;

/** Run in a virtual machine of its own: prints how a network computes and why. */
final class Describing {
    private static final String SUFFIX = "Impl";

    private Describing() {}

    /**
     * Describes a network.
     *
     * @param implementations names of generated classes on the class path, of which the first is used
     */
    public static void main(String[] implementations) throws ReflectiveOperationException {
        String network = implementations[0].substring(0, implementations[0].length() - SUFFIX.length());
        System.out.println(Models.describe(Models.create(Class.forName(network).asSubclass(Model.class))));
    }
}
