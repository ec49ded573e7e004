// Saves what the page shows as a file: as it comes, a drawing; or drawn into a picture here, in the browser. Nothing leaves the machine.

const SHARP = 2; // dots of the picture for each of the drawing
const SVG = "image/svg+xml";

export default function draw({ data: [data], parentElement }) {
  const host = parentElement.querySelector(".picture");
  const { svg, name, words } = data;
  const trouble = document.createElement("p");
  trouble.setAttribute("role", "status");
  const button = (text, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", `${text}: ${words.about}`);
    made.addEventListener("click", act);
    return made;
  };
  host.replaceChildren(
    button(words.png, () => drawn(svg).then((picture) => save(picture, `${name}.png`), () => (trouble.textContent = words.failed))),
    button(words.svg, () => save(new Blob([svg], { type: SVG }), `${name}.svg`)),
    trouble,
  );
}

async function drawn(svg) {
  const address = URL.createObjectURL(new Blob([svg], { type: SVG }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * SHARP;
    canvas.height = image.naturalHeight * SHARP;
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, failed) => canvas.toBlob((made) => (made ? done(made) : failed(new Error())), "image/png"));
  } finally {
    URL.revokeObjectURL(address);
  }
}

function save(content, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
