package io.watchkeeper.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import io.watchkeeper.testing.Administrator;
import io.watchkeeper.testing.RealPrograms;

/** Debian's Chromium, and people who look through it. */
final class Chromium implements AutoCloseable {
    private final Playwright playwright;
    private final Browser browser;
    private final String address;

    /** @param address of the running service, without a slash at the end */
    Chromium(String address) {
        this.address = address;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(RealPrograms.require("chromium"))
                        // its sandbox does not start as root, which containers of builds are
                        .setArgs(List.of("--no-sandbox")));
    }

    /** How somebody looks at the console. */
    record Look(String language, String theme, int width, boolean script) {
        Look narrow() {
            return new Look(language, theme, 390, script);
        }

        Look withoutScript() {
            return new Look(language, theme, width, false);
        }
    }

    /** Signed in, with the choices already made. */
    Person person(Look look) {
        return person(look, Administrator.NAME, Administrator.TOKEN);
    }

    Person person(Look look, String name, String password) {
        return signedIn(stranger(look), name, password);
    }

    /** Somebody with a tablet and no mouse. */
    Person touching(Look look, String name, String password) {
        return signedIn(new Person(context(look, options(look).setHasTouch(true).setIsMobile(true))), name, password);
    }

    private static Person signedIn(Person person, String name, String password) {
        person.open("/login");
        person.page.fill("#username", name);
        person.page.fill("#password", password);
        person.page.click("button.btn-primary");
        person.page.waitForURL("**/events");
        return person;
    }

    Person stranger(Look look) {
        return new Person(context(look, options(look)));
    }

    private Browser.NewContextOptions options(Look look) {
        return new Browser.NewContextOptions()
                .setBaseURL(address)
                .setJavaScriptEnabled(look.script())
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(look.width(), 800);
    }

    private BrowserContext context(Look look, Browser.NewContextOptions options) {
        var context = browser.newContext(options);
        context.addCookies(List.of(cookie("wk-language", look.language()), cookie("wk-theme", look.theme())));
        return context;
    }

    private Cookie cookie(String name, String value) {
        return new Cookie(name, value).setUrl(address);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    static final class Person implements AutoCloseable {
        private final BrowserContext context;
        final Page page;
        /** What the browser complains of: blocked styles and scripts, errors of scripts, files that are not there. */
        final List<String> complaints = new ArrayList<>();

        private Person(BrowserContext context) {
            this.context = context;
            this.page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") || message.type().equals("warning")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
        }

        Page open(String path) {
            page.navigate(path);
            return page;
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
