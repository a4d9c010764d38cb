//! The socket by which a browser is led: requests with a number, answers with the same number, and events between them. The Chrome DevTools
//! Protocol and WebDriver BiDi have this in common.

use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::{Duration, Instant};
use tungstenite::{Error, Message, WebSocket};

/// How long anything in a browser may take.
pub const PATIENCE: Duration = Duration::from_secs(30);
/// How often a condition is looked at.
pub const PAUSE: Duration = Duration::from_millis(25);

/// The socket of a running browser.
pub struct Wire {
    socket: RefCell<WebSocket<TcpStream>>,
    last_id: Cell<u64>,
    /// Events that came until now.
    pub events: RefCell<Vec<Value>>,
}

impl Wire {
    /// Connects to the browser that listens on `port` of this machine.
    pub fn connect(port: u16, path: &str) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
        stream.set_read_timeout(Some(PAUSE)).unwrap();
        stream.set_write_timeout(Some(PATIENCE)).unwrap();
        let socket = shake_hands(&format!("ws://127.0.0.1:{port}{path}"), stream);
        Self { socket: RefCell::new(socket), last_id: Cell::new(0), events: RefCell::default() }
    }

    /// Calls a method, in a session if that has a name, and waits for what it gives.
    pub fn call(&self, session: &str, method: &str, parameters: &Value) -> Result<Value, String> {
        let id = self.last_id.get() + 1;
        self.last_id.set(id);
        let mut request = json!({"id": id, "method": method, "params": parameters});
        if !session.is_empty() {
            request["sessionId"] = session.into();
        }
        self.socket.borrow_mut().send(Message::text(request.to_string())).unwrap();
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            let Some(answer) = self.receive() else { continue };
            if answer["id"] == id {
                return match answer.get("error") {
                    Some(_) => Err(answer.to_string()),
                    None => Ok(answer["result"].clone()),
                };
            }
        }
        Err("no answer".to_owned())
    }

    /// Calls a method whose answer nobody waits for: the browser may be gone before.
    pub fn tell(&self, method: &str) {
        let request = json!({"id": 0, "method": method, "params": {}});
        let _ = self.socket.borrow_mut().send(Message::text(request.to_string()));
    }

    /// The next message, if one comes within a moment. Events are kept.
    pub fn receive(&self) -> Option<Value> {
        let message = match self.socket.borrow_mut().read() {
            Ok(Message::Text(text)) => text,
            Ok(_) => return None,
            Err(Error::Io(error)) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {
                return None;
            }
            Err(error) => panic!("the browser went away: {error}"),
        };
        let value: Value = serde_json::from_str(&message).unwrap();
        if value.get("method").is_some() {
            self.events.borrow_mut().push(value.clone());
        }
        Some(value)
    }
}

/// The timeout of the stream may come in the middle of a handshake: it then goes on.
fn shake_hands(address: &str, stream: TcpStream) -> WebSocket<TcpStream> {
    use tungstenite::HandshakeError::{Failure, Interrupted};
    let mut tried = tungstenite::client(address, stream);
    loop {
        match tried {
            Ok((socket, _)) => return socket,
            Err(Interrupted(middle)) => tried = middle.handshake(),
            Err(Failure(error)) => panic!("{address}: {error}"),
        }
    }
}

/// Ends a browser that was asked to close, by force if it does not.
pub fn end(child: &mut std::process::Child) {
    let deadline = Instant::now() + Duration::from_secs(5);
    while Instant::now() < deadline {
        if matches!(child.try_wait(), Ok(Some(_))) {
            return;
        }
        std::thread::sleep(PAUSE);
    }
    let _ = child.kill();
    let _ = child.wait();
}
