//! Pictures, compared by where they are dark and where bright.
//!
//! Fonts and their edges differ from machine to machine, so pictures are never compared dot by dot. Each is laid into
//! a coarse grid; a cell says how bright it is on the whole, which a word that stands a little elsewhere hardly
//! changes. A panel that has moved, a section that is gone, a colour of the other theme changes many cells, and much.

use crate::driver::Result;
use std::collections::HashMap;

/// Cells across and down.
const GRID: (usize, usize) = (24, 18);
/// How much brighter or darker a cell may be, of 255.
const TOLERANCE: f64 = 12.0;
/// Cells, of a hundred, that may differ by more.
const FEW: f64 = 10.0;

/// An error that says how far two pictures (PNG) differ, if they do.
pub fn compare(before: &[u8], now: &[u8]) -> Result {
    let (before, now) = (Picture::decode(before)?, Picture::decode(now)?);
    if before.width.abs_diff(now.width) > 8 || before.height.abs_diff(now.height) > 8 {
        return Err(format!("{}×{} instead of {}×{}", now.width, now.height, before.width, before.height));
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

    /// How bright each cell is on the whole.
    fn grid(&self) -> Vec<f64> {
        let mut sums = vec![(0.0, 0.0); GRID.0 * GRID.1];
        for (at, &[red, green, blue]) in self.dots.iter().enumerate() {
            let brightness = 0.299 * f64::from(red) + 0.587 * f64::from(green) + 0.114 * f64::from(blue);
            let (column, row) = (at % self.width * GRID.0 / self.width, at / self.width * GRID.1 / self.height);
            let cell = &mut sums[(row * GRID.0 + column).min(GRID.0 * GRID.1 - 1)];
            *cell = (cell.0 + brightness, cell.1 + 1.0);
        }
        sums.into_iter().map(|(sum, count)| sum / f64::max(count, 1.0)).collect()
    }
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
        Picture { width, height, dots: dots.collect() }.grid()
    };
    let differ = |a: &[f64], b: &[f64]| a.iter().zip(b).filter(|(a, b)| (*a - *b).abs() > TOLERANCE).count();
    let few = (FEW / 100.0 * (GRID.0 * GRID.1) as f64) as usize;
    let usual = picture(0, 40, true, 250);
    assert!(differ(&usual, &picture(2, 40, true, 250)) <= few, "text a little higher");
    assert!(differ(&usual, &picture(0, 55, true, 250)) <= few, "thinner letters");
    assert!(differ(&usual, &picture(0, 40, false, 250)) > few, "no panel");
    assert!(differ(&usual, &picture(0, 200, true, 30)) > few, "the dark theme");
}
