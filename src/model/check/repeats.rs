//! Households that come back do so for a while, and joined reports end with their administrative work.

use super::{is_share, not_a_share};
use crate::model::fault::{Fault, Subject};
use crate::model::model::ModelParts;

/// Joined reports and reports after closing have a share, and end.
pub(super) fn repeats(parts: &ModelParts, faults: &mut Vec<Fault>) {
    follow_up(parts, faults);
    rereport(parts, faults);
}

/// A joined report is no case of its own: it has its administrative work, and nothing after that.
fn follow_up(parts: &ModelParts, faults: &mut Vec<Fault>) {
    let Some(follow_up) = &parts.follow_up else {
        return;
    };
    let about = Subject::FollowUp;
    if !is_share(follow_up.share) {
        faults.push(Fault::new(about, not_a_share(follow_up.share)));
    }
    let stage = &parts.stages[follow_up.stage.index()];
    if stage.successors().next().is_some() {
        let reason = format!(
            "joined reports go on after `{}`, but only its work is theirs",
            stage.name
        );
        let remedy = format!(
            "give `{}` the way out `next = {{ closed = 1.0 }}`",
            stage.name
        );
        faults.push(Fault::new(about, reason).with_remedy(remedy));
    }
}

/// Where every case comes back, the cases of one household never end.
fn rereport(parts: &ModelParts, faults: &mut Vec<Fault>) {
    let Some(rereport) = &parts.rereport else {
        return;
    };
    let about = Subject::Rereport;
    if !is_share(rereport.share) {
        faults.push(Fault::new(about, not_a_share(rereport.share)));
    } else if rereport.share >= 1.0 {
        let reason = "every household comes back, again and again";
        let remedy = "the share of closed cases that come back lies below 1";
        faults.push(Fault::new(about, reason).with_remedy(remedy));
    }
}
