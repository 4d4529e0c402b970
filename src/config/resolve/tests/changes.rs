//! Changes: what each kind becomes, and every refusal.
