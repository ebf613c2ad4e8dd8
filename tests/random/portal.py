# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop's portal on the test's session bus: its style, and file choosers that a test answers in place of a person.

A program uses it for its files where GDK_DEBUG holds "portals". It lives on a thread and a connection of its own, so
that it answers while the test itself waits for the program.
"""

import os
import threading

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
SETTINGS = "org.freedesktop.portal.Settings"
CHOOSER = "org.freedesktop.portal.FileChooser"
REQUEST = "org.freedesktop.portal.Request"
DARK = ("org.freedesktop.appearance", "color-scheme")
CONTRAST = ("org.gnome.desktop.a11y.interface", "high-contrast")
CHOSEN, CANCELLED = 0, 1

INTERFACES = Gio.DBusNodeInfo.new_for_xml(f"""<node>
<interface name="{SETTINGS}">
  <method name="Read"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="v" direction="out"/></method>
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{{sa{{sv}}}}" direction="out"/></method>
  <signal name="SettingChanged"><arg type="s"/><arg type="s"/><arg type="v"/></signal>
  <property name="version" type="u" access="read"/>
</interface>
<interface name="{CHOOSER}">
  <method name="OpenFile"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{{sv}}" direction="in"/>
    <arg type="o" direction="out"/></method>
  <method name="SaveFile"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="a{{sv}}" direction="in"/>
    <arg type="o" direction="out"/></method>
  <property name="version" type="u" access="read"/>
</interface>
</node>""").interfaces


class Portal:
    """`with Portal(choose) as portal`: choose(is_save, options) gives the path that a person would choose, or None to
    cancel; it is called on the portal's thread."""

    def __init__(self, choose):
        self.choose = choose
        self.answered = 0
        self.values = {DARK: GLib.Variant("u", 0), CONTRAST: GLib.Variant("b", False)}
        self.context = GLib.MainContext.new()
        self.loop = GLib.MainLoop.new(self.context, False)
        self.thread = threading.Thread(target=self._serve)
        self.is_ready = threading.Event()

    def __enter__(self):
        self.thread.start()
        assert self.is_ready.wait(20), "the portal did not start"
        return self

    def __exit__(self, kind, value, trace):
        self.loop.quit()
        self.thread.join()
        self.bus.close_sync(None)

    def _serve(self):
        self.context.push_thread_default()
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(os.environ["DBUS_SESSION_BUS_ADDRESS"], flags, None, None)
        for interface in INTERFACES:
            self.bus.register_object(PATH, interface, self._on_call, lambda *_: GLib.Variant("u", 3), None)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                           GLib.Variant("(su)", (NAME, 0)), None, 0, -1, None)
        self.is_ready.set()
        self.loop.run()
        self.context.pop_thread_default()

    def _on_call(self, bus, sender, path, interface, method, arguments, invocation):
        if interface == CHOOSER:
            self._answer_chooser(sender, method == "SaveFile", arguments.unpack()[2], invocation)
        elif method == "Read":
            value = self.values.get(arguments.unpack())
            if value is None:
                invocation.return_dbus_error("org.freedesktop.portal.Error.NotFound", "Requested setting not found")
            else:
                invocation.return_value(GLib.Variant("(v)", (GLib.Variant("v", value),)))
        else:
            invocation.return_value(GLib.Variant("(a{sa{sv}})", ({group: {key: value} for (group, key), value
                                                                  in self.values.items()},)))

    def _answer_chooser(self, sender, is_save, options, invocation):
        handle = f"{PATH}/request/{sender[1:].replace('.', '_')}/{options['handle_token']}"
        invocation.return_value(GLib.Variant("(o)", (handle,)))
        path = self.choose(is_save, options)
        uris = [GLib.filename_to_uri(str(path))] if path else []  # GTK 4.8 needs a list, even of none
        results = {"uris": GLib.Variant("as", uris)}
        response = GLib.Variant("(ua{sv})", (CHOSEN if path else CANCELLED, results))
        self.bus.emit_signal(sender, handle, REQUEST, "Response", response)
        self.answered += 1

    def set_style(self, dark, contrast):
        """Switches the desktop's style, as its settings do; programs follow at once."""
        for key, value in ((DARK, GLib.Variant("u", int(dark))), (CONTRAST, GLib.Variant("b", contrast))):
            self.values[key] = value
            self.bus.emit_signal(None, PATH, SETTINGS, "SettingChanged", GLib.Variant("(ssv)", (*key, value)))
