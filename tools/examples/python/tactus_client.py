#!/usr/bin/env python3
"""A small client of Tactus: pairs, looks, follows what changes, chooses a style, posts readings.

Needs Python 3.9 or later and, for `follow` alone, the package `websockets` (Debian: python3-websockets). It was written
from docs/openapi.json, docs/protocol.json and docs/protocol.md, and from nothing else: copy what you need.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import tempfile
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Callable, Iterable, Optional

ANSWER_SECONDS = 30


class TactusError(Exception):
    """What the daemon refused, in its own words, with the HTTP status where there was one."""

    def __init__(self, message: str, status: Optional[int] = None):
        super().__init__(message)
        self.status = status


class TokenFile:
    """Where tokens are kept, one for each daemon, for nobody's eyes but the owner's."""

    def __init__(self, path: Path):
        self.path = path

    def get(self, url: str) -> Optional[str]:
        return self._read().get(url)

    def keep(self, url: str, token: str) -> None:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # mkstemp makes a file of mode 0600; whoever reads meanwhile reads the old one.
        descriptor, name = tempfile.mkstemp(dir=self.path.parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump({**self._read(), url: token}, file)
            os.replace(name, self.path)
        except BaseException:
            os.unlink(name)
            raise

    def _read(self) -> dict[str, str]:
        try:
            return json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}


class Tactus:
    """One daemon, over HTTP and WebSocket. `url`: where it is, such as http://192.168.1.20:7272."""

    def __init__(self, url: str, token: Optional[str] = None):
        self.url = url.rstrip("/")
        self.token = token

    # --- HTTP -------------------------------------------------------------------------------------------------------

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """The answer's JSON. Errors: TactusError with the daemon's reason; OSError when nobody is there."""
        headers = {"Accept": "application/json"}
        if self.token is not None:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None
        if body is not None:
            headers["Content-Type"] = "application/json"
            data = json.dumps(body).encode()
        request = urllib.request.Request(self.url + path, data=data, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=ANSWER_SECONDS) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            raise TactusError(reason_of(error), error.code) from None

    def pair(self, code: str, name: str) -> str:
        """Becomes a user with the code that the device shows. Gives back the role; the token is kept here."""
        answer = self.ask("POST", "/api/v1/pairing/claim", {"code": code, "name": name})
        self.token = answer["token"]
        return answer["role"]

    def state(self) -> dict[str, Any]:
        return self.ask("GET", "/api/v1/state")

    def wish(self, **wish: Any) -> dict[str, Any]:
        """Any of playing, volume01, style, key, partGainsDb, instruments ... Gives back the state after it."""
        return self.ask("POST", "/api/v1/intent", wish)

    def post_readings(self, readings: Iterable[dict[str, Any]]) -> int:
        """Each with `kind`, `sensorId`, what the kind has, and `ageSeconds` if it is not of now."""
        return self.ask("POST", "/api/v1/readings", list(readings))["accepted"]

    # --- WebSocket --------------------------------------------------------------------------------------------------

    async def follow(self, on_state: Callable[[dict[str, Any]], None], seconds: float) -> None:
        """Calls with the whole state whenever something of it has changed, for so long."""
        try:
            await asyncio.wait_for(self._listen(on_state), seconds)
        except asyncio.TimeoutError:
            pass

    async def _listen(self, on_state: Callable[[dict[str, Any]], None]) -> None:
        import websockets  # Only here: all else does without it.

        if self.token is None:
            raise TactusError("Pair first: the WebSocket is for those who have a token.")
        address = "ws" + self.url[len("http") :] + "/ws"
        try:
            async with websockets.connect(address, max_size=None) as socket:
                await socket.send(json.dumps({"type": "auth", "token": self.token}))
                await self._hear(socket, on_state)
        except websockets.InvalidHandshake as error:
            raise TactusError(f"The daemon opens no WebSocket: {error}") from None
        except websockets.ConnectionClosed:
            pass
        raise TactusError(f"The daemon ended the connection: {socket.close_reason or socket.close_code}.")

    async def _hear(self, socket: Any, on_state: Callable[[dict[str, Any]], None]) -> None:
        state: dict[str, Any] = {}
        async for text in socket:
            message = json.loads(text)
            if message["type"] in ("hello", "snapshot"):
                state = message["state"]
            elif message["type"] == "patch" and "state" in message:
                state = merge(state, message["state"])
            else:
                continue
            on_state(state)


def merge(known: Any, patch: Any) -> Any:
    """JSON Merge Patch, RFC 7386."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(known) if isinstance(known, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = merge(merged.get(name), value)
    return merged


def reason_of(error: urllib.error.HTTPError) -> str:
    try:
        return str(json.load(error)["error"])
    except (ValueError, KeyError, TypeError):
        return f"HTTP {error.code} {error.reason}"


# --- The command ----------------------------------------------------------------------------------------------------


def line_of(state: dict[str, Any]) -> str:
    """One line for people."""
    body, intent = state["body"], state["intent"]
    heart = body.get("heartRateBpm")
    styles = ", ".join(f"{name} {weight:.2f}" for name, weight in intent["styleWeights"].items() if weight > 0)
    return (
        f"{state['playing']:9} {intent['tempoBpm']:5.1f} beats/min  {styles}  volume {state['volume01']:.2f}"
        + ("" if heart is None else f"  heart {heart:.0f}/min")
    )


def parse_arguments() -> argparse.Namespace:
    config = Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config"))
    parser = argparse.ArgumentParser(description="Talks to Tactus.")
    parser.add_argument("--url", default="http://localhost:7272", help="where it is (default: %(default)s)")
    parser.add_argument("--tokens", type=Path, default=config / "tactus-example" / "tokens.json", metavar="FILE")
    commands = parser.add_subparsers(dest="command", required=True)
    pair = commands.add_parser("pair", help="become a user, with the code that `tactus panel` shows")
    pair.add_argument("code")
    pair.add_argument("--name", default="Python example", help="what to be called there")
    commands.add_parser("state", help="print what is now, as JSON")
    follow = commands.add_parser("follow", help="print a line whenever something has changed")
    follow.add_argument("--seconds", type=float, default=60)
    commands.add_parser("style", help="choose a style").add_argument("name")
    heart = commands.add_parser("heart", help="post heart rates, as a strap would say them")
    heart.add_argument("bpm", type=float, nargs="+")
    return parser.parse_args()


def run(options: argparse.Namespace) -> None:
    tokens = TokenFile(options.tokens)
    tactus = Tactus(options.url, tokens.get(options.url))
    if options.command == "pair":
        role = tactus.pair(options.code, options.name)
        tokens.keep(options.url, tactus.token)
        print(f"Paired: the role is {role}. The token is in {options.tokens}.")
    elif options.command == "state":
        print(json.dumps(tactus.state(), indent=2))
    elif options.command == "follow":
        asyncio.run(tactus.follow(lambda state: print(line_of(state), flush=True), options.seconds))
    elif options.command == "style":
        print(line_of(tactus.wish(style=options.name)))
    elif options.command == "heart":
        # One a second, the last of them now.
        ages = range(len(options.bpm) - 1, -1, -1)
        readings = [
            {"kind": "heartRate", "sensorId": "python", "heartRateBpm": bpm, "ageSeconds": age}
            for bpm, age in zip(options.bpm, ages)
        ]
        print(f"{tactus.post_readings(readings)} readings were taken.")


def main() -> int:
    options = parse_arguments()
    try:
        run(options)
    except TactusError as error:
        print(f"tactus: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"tactus: {options.url} does not answer: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
