package consumer;

import dev.deltarule.runtime.Models;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Growing net = Models.create(Growing.class);
        System.out.println("hidden units: " + net.topology().layers().get(0).units());
        System.out.println("parameters: " + net.parameters().length);
    }
}
