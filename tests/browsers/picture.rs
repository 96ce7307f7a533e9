//! Pictures, compared closely where letters look as they did, and by where they are dark and where bright elsewhere.
//!
//! With the same browser and fonts, a state looks the same to the dot: a word that has changed, a line that has moved
//! makes many dots of some small window darker or brighter. Fonts and their edges differ from machine to machine, though:
//! there each picture is laid into a coarse grid, whose cells say how bright they are on the whole, which letters of
//! another shape hardly change. A panel that has moved, a section that is gone, a colour of the other theme changes
//! many cells, and much.

use crate::driver::Result;
use std::collections::HashMap;

/// Dots across and down a window.
const WINDOW: usize = 24;
/// How much brighter or darker a dot may be, of 255.
const SHADE: f64 = 40.0;
/// Dots of a window that may differ by more.
const DOTS: usize = 12;

/// Cells across and down.
const GRID: (usize, usize) = (24, 18);
/// How much brighter or darker a cell may be, of 255.
const TOLERANCE: f64 = 12.0;
/// Cells, of a hundred, that may differ by more.
const FEW: f64 = 10.0;

/// An error that says how far two pictures (PNG) differ, if they do; `closely` where letters look alike in both.
pub fn compare(before: &[u8], now: &[u8], closely: bool) -> Result {
    let (before, now) = (Picture::decode(before)?, Picture::decode(now)?);
    if before.width.abs_diff(now.width) > 8 || before.height.abs_diff(now.height) > 8 {
        return Err(format!("{}×{} instead of {}×{}", now.width, now.height, before.width, before.height));
    }
    if closely && before.width == now.width {
        let now = Picture::decode(&now.encode()?)?; // as few colours as were kept before
        let windows = before.windows(&now);
        let differing = windows.iter().filter(|(_, dots)| **dots > DOTS).count();
        let Some(((x, y), dots)) = windows.into_iter().max_by_key(|(_, dots)| *dots) else { return Ok(()) };
        let told = format!("{differing} places differ, most where x is {x} and y is {y}: by {dots} dots");
        return if differing > 0 { Err(told) } else { Ok(()) };
    }
    let cells = before.grid().into_iter().zip(now.grid());
    let differing = cells.filter(|(before, now)| (before - now).abs() > TOLERANCE).count();
    let share = 100.0 * differing as f64 / (GRID.0 * GRID.1) as f64;
    if share > FEW { Err(format!("{share:.0} % of it is brighter or darker")) } else { Ok(()) }
}

/// A picture's dots: red, green, blue.
pub struct Picture {
    width: usize,
    height: usize,
    dots: Vec<[u8; 3]>,
}

impl Picture {
    pub fn decode(png: &[u8]) -> Result<Picture> {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().map_err(|error| error.to_string())?;
        let mut bytes = vec![0; reader.output_buffer_size().ok_or("too large")?];
        let info = reader.next_frame(&mut bytes).map_err(|error| error.to_string())?;
        let dot = |dot: &[u8]| match *dot {
            [red, green, blue, ..] => [red, green, blue],
            _ => [dot.first().copied().unwrap_or_default(); 3],
        };
        let dots = bytes[..info.buffer_size()].chunks_exact(info.color_type.samples()).map(dot).collect();
        Ok(Picture { width: info.width as usize, height: info.height as usize, dots })
    }

    /// As a small PNG: its 256 commonest colours, and for each other the one that is nearest.
    pub fn encode(&self) -> Result<Vec<u8>> {
        let mut counts: HashMap<[u8; 3], usize> = HashMap::new();
        self.dots.iter().for_each(|dot| *counts.entry(*dot).or_default() += 1);
        let mut palette: Vec<_> = counts.iter().map(|(colour, count)| (*count, *colour)).collect();
        palette.sort_by(|a, b| b.cmp(a));
        let palette: Vec<[u8; 3]> = palette.into_iter().take(256).map(|(_, colour)| colour).collect();
        let distance =
            |a: [u8; 3], b: [u8; 3]| a.iter().zip(b).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum::<u32>();
        let nearest = |colour| palette.iter().enumerate().min_by_key(|(_, known)| distance(colour, **known));
        let index: HashMap<[u8; 3], u8> =
            counts.keys().map(|&colour| (colour, nearest(colour).map_or(0, |(at, _)| at as u8))).collect();
        let dots: Vec<u8> = self.dots.iter().map(|dot| index[dot]).collect();
        let mut png = Vec::new();
        let mut encoder = png::Encoder::new(&mut png, self.width as u32, self.height as u32);
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette.concat());
        encoder.set_compression(png::Compression::High);
        encoder.set_filter(png::Filter::NoFilter);
        let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&dots));
        written.map_err(|error| error.to_string())?;
        Ok(png)
    }

    /// Where each window in which dots differ begins, and how many differ in it.
    fn windows(&self, other: &Picture) -> HashMap<(usize, usize), usize> {
        let mut windows = HashMap::new();
        for (at, (before, now)) in self.dots.iter().zip(&other.dots).enumerate() {
            if (brightness(before) - brightness(now)).abs() > SHADE {
                let corner = |at: usize| at / WINDOW * WINDOW;
                *windows.entry((corner(at % self.width), corner(at / self.width))).or_default() += 1;
            }
        }
        windows
    }

    /// How bright each cell is on the whole.
    fn grid(&self) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); GRID.0 * GRID.1];
        for (at, dot) in self.dots.iter().enumerate() {
            let (column, row) = (at % self.width * GRID.0 / self.width, at / self.width * GRID.1 / self.height);
            let cell = &mut sums[(row * GRID.0 + column).min(GRID.0 * GRID.1 - 1)];
            *cell = (cell.0 + brightness(dot), cell.1 + 1.0);
        }
        sums.into_iter().map(|(sum, count)| sum / f64::max(count, 1.0)).collect()
    }
}

fn brightness(&[red, green, blue]: &[u8; 3]) -> f64 {
    0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue)
}

/// Lines of text as dark stripes on paper; where and how dark, the cases say.
#[test]
fn what_differs_and_what_does_not() {
    let picture = |shift: usize, ink: u8, panel: bool, paper: u8| {
        let (width, height) = (1280, 900);
        let dots = (0..width * height).map(|at| {
            let (x, y) = (at % width, at / width);
            let in_panel = panel && x > 900;
            let on_line = (y + shift) % 26 < 9 && (x * 7 + y / 26 * 31) % 13 < 6;
            let brightness = if in_panel {
                paper.abs_diff(60)
            } else if on_line {
                ink
            } else {
                paper
            };
            [brightness; 3]
        });
        Picture { width, height, dots: dots.collect() }
    };
    let differ = |a: &Picture, b: &Picture| {
        let cells = a.grid().into_iter().zip(b.grid());
        cells.filter(|(a, b)| (a - b).abs() > TOLERANCE).count() > (FEW / 100.0 * (GRID.0 * GRID.1) as f64) as usize
    };
    let differ_closely = |a: &Picture, b: &Picture| a.windows(b).values().any(|dots| *dots > DOTS);
    let usual = picture(0, 40, true, 250);
    assert!(!differ(&usual, &picture(2, 40, true, 250)), "text a little higher");
    assert!(!differ(&usual, &picture(0, 55, true, 250)), "thinner letters");
    assert!(differ(&usual, &picture(0, 40, false, 250)), "no panel");
    assert!(differ(&usual, &picture(0, 200, true, 30)), "the dark theme");
    assert!(!differ_closely(&usual, &picture(0, 55, true, 250)), "letters of nearly the same colour");
    let mut word = picture(0, 40, true, 250);
    // one of six letters, all of them other ones
    for at in (0..40 * 9).map(|at| (26 * 7 + at / 40) * 1280 + 400 + at % 40) {
        word.dots.swap(at, at + 5);
    }
    assert!(differ_closely(&usual, &word), "another word");
    assert!(!differ(&usual, &word));
}
