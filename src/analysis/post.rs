//! `Post`: the staff of a team with one role.

use crate::measure::{Hours, Period, RunMeasures};
use crate::model::{DeskId, Model, RoleId, TeamId};

/// The staff of a team with one role, at one or more desks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Post {
    /// The team.
    pub team: TeamId,
    /// The role.
    pub role: RoleId,
    /// Their desks.
    pub desks: Vec<DeskId>,
}

impl Post {
    /// Every post of a model, partners included, in the order of teams and roles.
    pub fn all(model: &Model) -> Vec<Post> {
        let mut posts: Vec<Post> = Vec::new();
        for (index, desk) in model.desks().all().iter().enumerate() {
            let id = DeskId::from(index);
            let same = |post: &&mut Post| (post.team, post.role) == (desk.team, desk.role);
            match posts.iter_mut().find(same) {
                Some(post) => post.desks.push(id),
                None => posts.push(Post {
                    team: desk.team,
                    role: desk.role,
                    desks: vec![id],
                }),
            }
        }
        posts
    }

    /// The posts that are not a partner's.
    pub(super) fn of_our_own(model: &Model) -> Vec<Post> {
        let mut posts = Post::all(model);
        posts.retain(|post| !model.team(post.team).external);
        posts
    }

    /// Full-time equivalents, those who are to be hired left out.
    pub fn fte(&self, model: &Model) -> f64 {
        self.desks
            .iter()
            .map(|&desk| model.desks().desk(desk).fte)
            .sum()
    }

    /// Is anybody there before anybody is hired?
    pub(super) fn is_there_at_the_start(&self, model: &Model) -> bool {
        self.fte(model) > 0.0
    }

    /// The hours of its desks in a run.
    pub(super) fn hours(&self, run: &RunMeasures, period: &Period) -> Hours {
        let mut total = Hours::default();
        for &desk in &self.desks {
            let hours = run.hours(desk, period);
            total.available += hours.available;
            total.worked += hours.worked;
        }
        total
    }
}
