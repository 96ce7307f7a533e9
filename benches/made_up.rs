//! Articles made up for the benchmarks, as long as these want them.

/// A bilingual article of about this many characters: each paragraph with a quote, and its translation.
pub fn made_up(length: usize) -> String {
    // a long article has many people in it: every forename has every surname, since their counts share no factor
    const FORENAMES: &[(&str, &str)] = &[
        ("Odile", "奥迪尔"),
        ("Tomas", "托马斯"),
        ("Imre", "伊姆雷"),
        ("Lena", "莱娜"),
        ("Wilma", "威尔玛"),
        ("Hector", "赫克托"),
        ("Bruna", "布鲁娜"),
    ];
    const SURNAMES: &[(&str, &str)] = &[
        ("Marsh", "马什"),
        ("Verrin", "韦林"),
        ("Falk", "福尔克"),
        ("Brandt", "布兰特"),
        ("Pellow", "佩洛"),
        ("Castine", "卡斯汀"),
        ("Donnelly", "唐纳利"),
        ("Grobart", "格罗巴特"),
        ("Kessering", "凯瑟林"),
        ("Lomax", "洛马克斯"),
        ("Thorold", "索罗尔德"),
    ];
    const THINGS: &[(&str, &str)] = &[
        ("bridge", "桥"),
        ("harbour", "港口"),
        ("museum", "博物馆"),
        ("railway", "铁路"),
        ("library", "图书馆"),
        ("garden", "花园"),
        ("market", "市场"),
        ("hospital", "医院"),
        ("reservoir", "水库"),
        ("theatre", "剧院"),
        ("lighthouse", "灯塔"),
        ("orchard", "果园"),
    ];
    let mut page = "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>What the town builds next</title>\
        <body><article><h1>What the town builds next</h1>"
        .to_owned();
    let mut written = 0;
    for number in 1.. {
        let (thing, called) = THINGS[number % THINGS.len()];
        let (forename, given) = FORENAMES[number % FORENAMES.len()];
        let (surname, family) = SURNAMES[number % SURNAMES.len()];
        let year = 1800 + number % 220;
        let paragraph = format!(
            "<p>The {thing} of {year} was the {number}th plan that the council had seen. “We could not pay for the \
             <a href=\"/{number}\">{thing}</a> then, and we cannot now,” said {forename} {surname}, who keeps its \
             accounts. Most people who live near it would rather wait another winter than lose the view.</p>\n\
             <p>{year}年的{called}是市议会看到的第{number}个计划。“我们当时付不起<b>{called}</b>的钱，现在也付不起，”负责\
             账目的{given}·{family}说。住在附近的大多数人宁愿再等一个冬天，也不愿失去这片风景。</p>\n"
        );
        written += paragraph.chars().count();
        page.push_str(&paragraph);
        if written >= length {
            break;
        }
    }
    page + "</article></body></html>"
}
